import { LoadOptions } from "./index.js";
import { Taught, TeachProgress, TeachSettings, Teacher } from "./lenet5_teach.js";

export { default, generateGlyph, idxImages, idxLabels, initSync, model, Recognizer, Teacher, Trainer } from "./lenet5_teach.js";
export type { Fit, Guard, Model, Prediction, Taught, TeachProgress, TeachSettings, TrainProgress } from "./lenet5_teach.js";

/** A drawing to learn from, and the digit that it is; null for what is no digit. */
export type Sample = { label: number | null } & (
    | {
          /** x0, y0, x1, y1, … in any unit, y down. */
          points: ArrayLike<number> & Iterable<number>;
          /** How many points the strokes up to each one have together. */
          strokeEnds: ArrayLike<number> & Iterable<number>;
          /** How wide the pen is, in the points' unit: ink no larger than that is a dot. */
          pen?: number | undefined;
      }
    | {
          /** 784 intensities, row-major, ink 1, paper 0. Ink teaches more: it can be drawn anew with another slant. */
          glyph: ArrayLike<number> & Iterable<number>;
      }
);

export interface LearnOptions {
    /** An integer of 32 bits; the same one gives the same weights everywhere. Default: 1. */
    seed?: number;
    settings?: TeachSettings | undefined;
    /** Gives up between two steps: the promise rejects with the signal's reason. */
    signal?: AbortSignal | undefined;
    /** Is called after each step. */
    progress?: ((progress: TeachProgress) => void) | undefined;
}

export interface TeachOptions extends LearnOptions, LoadOptions {
    /** What to start from, as a safetensors file. Default: the shipped weights. */
    weights?: Uint8Array | null;
}

/**
 * Fine-tunes a network on a person's drawings, in the calling thread, which gets a turn every few milliseconds.
 *
 * ```js
 * const { weights, improvement } = await teach([{ points, strokeEnds, label: 7 }]);
 * const recognizer = improvement ? Recognizer.fromSafetensors(weights) : new Recognizer();
 * ```
 *
 * Each call starts from `weights` on all samples given: keep the samples, and teach all of them again when there are more
 * or fewer. The first call loads the module and draws what it rehearses; further ones with the same weights do not.
 *
 * Rejects with an `Error` named after what is wrong with a sample, the weights or the settings, as the methods of
 * `Teacher` throw them.
 */
export function teach(samples: Iterable<Sample>, options?: TeachOptions): Promise<Taught>;

/**
 * Loads the module that learns, as `load` does the one that reads, and gives a teacher: it teaches step by step, when its
 * caller says.
 */
export function loadTeacher(options?: LoadOptions & { weights?: Uint8Array | null }): Promise<Teacher>;

/** One round of a teacher: its samples are replaced, then as for `teach`. */
export function learn(teacher: Teacher, samples: Iterable<Sample>, options?: LearnOptions): Promise<Taught>;
