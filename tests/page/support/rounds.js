/** Rounds of teaching beside a pad. */

import { bare } from "./bare.js";

/** A hand whose 4 is a triangle; this triangle is its only sample. */
export const TRIANGLE = [[10, 90], [50, 10], [90, 90], [10, 90]];
export const SAMPLES = [{ points: TRIANGLE.flat(), strokeEnds: [4], label: 4 }];
export const BRIEF = { seed: 3, settings: { steps: 12 } };

export const whole = bare("<digit-pad></digit-pad>");

/** Teaches on the page; `abortAt` and `breakAt` are steps. Weights are returned as a list. */
export const teach = (page, samples, { abortAt, breakAt, ...options } = {}) =>
  page.evaluate(
    async ({ samples, options, abortAt, breakAt }) => {
      const { teach } = await import(new URL("digit-pad/teach.js", location.href).href);
      const control = new AbortController();
      const reported = [];
      const progress = ({ step }) => {
        reported.push(step);
        if (step === abortAt) control.abort();
        if (step === breakAt) new BroadcastChannel("break").postMessage("break");
      };
      const weights = options.weights && new Uint8Array(options.weights);
      try {
        const taught = await teach(samples, { ...options, weights, progress, signal: control.signal });
        return { ...taught, weights: [...taught.weights], reported };
      } catch ({ name, message }) {
        return { name, message, reported };
      }
    },
    { samples, options, abortAt, breakAt },
  );
