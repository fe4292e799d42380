import "lenet5/digit-pad";
import type { DigitPad, Stroke } from "lenet5/react";
import { type SubmitEvent, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

function Sum() {
  const pad = useRef<DigitPad>(null);
  const [value, setValue] = useState("");
  const [sent, setSent] = useState<readonly Stroke[]>([]);

  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    console.log("sent", new FormData(event.currentTarget).get("digit"));
    setSent(pad.current?.ink ?? []);
  };

  return (
    <form onSubmit={send}>
      <label htmlFor="digit">3 + 4 =</label>
      <digit-pad id="digit" name="digit" required ref={pad} onChange={(event) => setValue(event.currentTarget.value)} />
      <p>The form has <output>{value}</output>.</p>
      <button>Send</button>
      <button type="button" onClick={() => pad.current?.clear()}>Start again</button>
      {sent.length > 0 && <digit-pad label="What was sent" readonly ink={sent} />}
    </form>
  );
}

createRoot(document.querySelector("main")!).render(<Sum />);
