/**
 * Intercepts the messages between the page and its worker: the exact numbers that went to the network and came back,
 * unaffected by the browser's rendering.
 */

/** Runs in the page before its own scripts. */
export function overhear() {
  window.overheard = null;
  window.Worker = class extends Worker {
    constructor(...parameters) {
      super(...parameters);
      this.addEventListener("message", ({ data }) => {
        // Each worker numbers its own questions.
        if (data.type === "answer" && data.id === window.overheard?.id && this === window.overheard.worker) {
          // For a number, the answer to the drawing as one digit.
          const { whole = data.answer } = data.answer;
          Object.assign(window.overheard, { answer: whole, number: whole === data.answer ? null : data.answer });
        }
      });
    }

    postMessage(message, ...rest) {
      if (["number", "numberPicture"].includes(message.kind)) window.overheard = { ...message, worker: this, answer: null, number: null };
      super.postMessage(message, ...rest);
    }
  };
}

/**
 * Waits until the last drawing was answered, and the digit is shown.
 *
 * @returns the question's `points` and `strokeEnds`, and the answer, all with plain arrays
 */
export function answered(page) {
  return page.evaluate(async () => {
    // The page asks one question at a time, so an answer may trigger the next question: two checks in a row must find the same.
    for (let before = null, looks = 0; looks < 2400; looks += 1) {
      const now = window.overheard;
      // The answer is shown in the next frame, and a question about the last change is asked in it.
      for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
      if (now?.answer && now === before && now === window.overheard) {
        const { points = [], strokeEnds = [] } = now.question;
        const [probabilities, glyph] = [[...now.answer.probabilities], [...now.answer.glyph]];
        const answer = { ...now.answer, probabilities, glyph };
        return { kind: now.kind, points: [...points], strokeEnds: [...strokeEnds], answer, number: now.number };
      }
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error("expected an answer to the last drawing within two minutes, got none");
  });
}

/** Waits for the same, and until the page is at rest: its words wait for the pen to rest, and for the script that writes them. */
export async function settled(page) {
  const all = await answered(page);
  await page.evaluate(async () => {
    const words = document.querySelector("#words");
    const written = () => !words.classList.contains("moving") && document.querySelector("#probabilities data")?.textContent;
    while (words && !written()) await new Promise(requestAnimationFrame);
  });
  return all;
}
