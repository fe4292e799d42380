/**
 * An experiment's interface to the panel. Types only, no code; nothing loads this file.
 *
 * @import { Prediction, Stroke } from "../../digit-pad/types.js"
 *
 * @typedef {"why" | "change" | "break"} Name
 * @typedef {object} Experiment
 * @property {HTMLElement} element
 * @property {(prediction: Prediction, ink: readonly Stroke[]) => void} follow the digit is another one; it is not blank, and
 *   has no ink if it is a picture
 * @property {readonly string[]} code what was done in it, for an address
 * @property {(code: readonly string[]) => void} restore throws an `Error` if the code is invalid
 * @property {() => void} repaint the colours have changed
 * @property {() => void} stop
 */
export {};
