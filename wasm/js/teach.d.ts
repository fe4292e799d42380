import { LoadOptions } from "./index.js";
import { Taught, TeachProgress, TeachSettings, Teacher } from "./lenet5_teach.js";

export { default, generateGlyph, idxImages, idxLabels, initSync, model, Recognizer, Teacher, Trainer } from "./lenet5_teach.js";
export type { Fit, Guard, Model, Prediction, Taught, TeachProgress, TeachSettings, TrainProgress } from "./lenet5_teach.js";

/** A drawing to learn from. Its label is the digit that it shows, or null for a non-digit. */
export type Sample = { label: number | null } & (
    | {
          /** x0, y0, x1, y1, … in any unit, y down. */
          points: ArrayLike<number> & Iterable<number>;
          /** For each stroke, the number of points in all strokes up to its end. */
          strokeEnds: ArrayLike<number> & Iterable<number>;
          /** The pen's width, in the points' unit: ink no larger than that is a dot. */
          pen?: number | undefined;
      }
    | {
          /** 784 intensities, row-major, ink 1, paper 0. Ink teaches more: it can be redrawn with another slant. */
          glyph: ArrayLike<number> & Iterable<number>;
      }
);

export interface LearnOptions {
    /** A 32-bit integer; the same seed gives the same weights everywhere. Default: 1. */
    seed?: number;
    settings?: TeachSettings | undefined;
    /** Aborts between two steps: the promise rejects with the signal's reason. */
    signal?: AbortSignal | undefined;
    /** Called after each step. */
    progress?: ((progress: TeachProgress) => void) | undefined;
}

export interface TeachOptions extends LearnOptions, LoadOptions {
    /** The weights to start from, as a safetensors file. Default: the shipped weights. */
    weights?: Uint8Array | ArrayBuffer | null;
}

/**
 * Fine-tunes a network on a person's drawings, in the calling thread, yielding to its event loop every few milliseconds.
 *
 * ```js
 * const { weights, improvement } = await teach([{ points, strokeEnds, label: 7 }]);
 * const recognizer = improvement ? Recognizer.fromSafetensors(weights) : new Recognizer();
 * ```
 *
 * Each call starts from `weights` and learns from all samples given: keep them, and teach all again when some are added or
 * removed. The first call loads the module and generates drawings for replay; later ones with the same weights do not.
 *
 * Rejects with an `Error` named after what is wrong with a sample, the weights or the settings: the errors that the methods
 * of `Teacher` throw.
 */
export function teach(samples: Iterable<Sample>, options?: TeachOptions): Promise<Taught>;

/**
 * Loads the module that learns, as `load` loads the one that reads, and returns a teacher, which teaches step by step as its
 * caller asks.
 */
export function loadTeacher(options?: LoadOptions & { weights?: Uint8Array | ArrayBuffer | null }): Promise<Teacher>;

/** One round of a teacher: replaces its samples, then proceeds as `teach` does. */
export function learn(teacher: Teacher, samples: Iterable<Sample>, options?: LearnOptions): Promise<Taught>;
