"use client";

import "lenet5/digit-pad";
import { useActionState } from "react";
import { check } from "./check";

export function Sum() {
  const [verdict, act] = useActionState(check, "");
  return (
    <form action={act}>
      <label htmlFor="digit">3 + 4 =</label>
      <digit-pad id="digit" name="digit" required />
      <button>Check</button>
      <output>{verdict}</output>
    </form>
  );
}
