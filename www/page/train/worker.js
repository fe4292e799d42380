/**
 * Trains a network from random weights, in a thread of its own: the pad's network and its answers are not affected.
 *
 * The page asks for each slice of steps. So it pauses by not asking, and every slice has the settings of its moment.
 *
 * @import { Dispatch } from "../../digit-pad/serve.js"
 * @import { Found } from "./unpack.js"
 *
 * @typedef {{images: number, labels: number}} Pair the numbers that `read` gave to two files
 *
 * @typedef {object} Training the questions that it answers
 * @property {{question: {file: File}, answer: Omit<Found, "values"> & {id: number}}} read keeps a file's contents, under a
 *   number
 * @property {{question: {train: Pair | null, test: Pair | null, seed: number}, answer: Begun}} begin with new random weights,
 *   on files that were read, or on generated digits
 * @property {{question: {rate: number, batch: number, ms: number}, answer: Slice}} steps for about this many milliseconds
 * @property {{question: {most: number}, answer: Tested}} test on digits that it does not learn from: all, or at most this many
 * @property {{question: {truth: number, guess: number, most: number}, answer: Uint8Array}} misread the images of the last test
 *   that it took for another digit, 784 levels each
 *
 * @typedef {{train: number | null, test: number, filters: Float32Array}} Begun train: null for endless digits
 * @typedef {object} Slice
 * @property {number} images learned from
 * @property {number} loss the mean loss of these images, each before its step
 * @property {number} correct how many of them were read right, each before its step
 * @property {number} ms that it took
 * @property {Float32Array} filters C1's six, 5 x 5 each
 * @typedef {{n: number, correct: number, confusion: Uint32Array}} Tested confusion: 10 x 10, rows are the truth
 */

import { initSync } from "../../pkg/teach.js";
import { serve } from "../../digit-pad/serve.js";
import { Session } from "./session.js";

serve(
  { initSync, open: () => new Session() },
  /** @type {Dispatch<Training, Session>} */ ({
    read: (session, { file }) => session.read(file),
    begin: (session, question) => session.begin(question),
    steps: (session, question) => session.steps(question),
    test: (session, question) => session.test(question),
    misread: (session, question) => session.misread(question),
  }),
);
