import { NumberPrediction, Prediction } from "./lenet5.js";

/** A stroke as it was drawn; can be stored as JSON. */
export interface Stroke {
    /** x, y and line width of each point in turn, in CSS pixels on a pad `frame` wide. */
    readonly points: readonly number[];
    /** The pad's side when the stroke was begun. At another size of the pad the stroke is scaled. */
    readonly frame: number;
}

/**
 * The messages of a pad. `{}` stands for what the message is about; `or` joins two choices. Each line of `help` is a
 * sentence, with the name of a key in brackets; `position` contains `{column}` and `{row}`.
 */
export interface Messages {
    hint: string;
    surface: string;
    help: string;
    position: string;
    penDown: string;
    penUp: string;
    eraserDown: string;
    eraserUp: string;
    hintNumber: string;
    reading: string;
    failed: string;
    unsure: string;
    or: string;
    none: string;
    short: string;
    long: string;
    one: string;
    required: string;
    undo: string;
    clear: string;
    again: string;
}

/**
 * `<digit-pad>`: a square to draw a digit or a number on, and a form control whose value is what was drawn.
 *
 * Its events are plain `Event`s and bubble:
 *
 * - `input`: the pen in hand changed the drawing, or the value changed;
 * - `change`: the drawing or its value changed, and no pen is down;
 * - `prediction`: `prediction` and `number` changed;
 * - `statechange`: `state` changed; if it is "failed", `error` says why;
 * - `toolchange`: `tool` or `penWidth` changed.
 *
 * The attribute `from` is the URL of a copy of this package, for pages whose content security policy forbids workers from
 * blobs, and for engines without vector instructions. The first pad that has it decides for all pads.
 */
export class DigitPad extends HTMLElement {
    /**
     * Messages for all pads, in place of those of their language. The closest `lang` around a pad gives its language: Arabic,
     * English, French, German, Japanese or Spanish; for any other, pads speak English.
     */
    static messages: Partial<Messages>;
    static readonly formAssociated: true;

    name: string;
    label: string;
    /**
     * The digits; empty while there are none, and while they are in doubt. Setting it replaces the drawing; anything but a
     * number counts as empty.
     */
    value: string;
    defaultValue: string;
    required: boolean;
    disabled: boolean;
    /** The pad shows its ink, but takes none. */
    readOnly: boolean;
    /** Whether the pad takes a number of several digits. */
    multiple: boolean;
    /** 1 unless the pad is `multiple` and it was set. */
    minDigits: number;
    /** 1 unless the pad is `multiple`; then `Infinity` unless it was set. */
    maxDigits: number;
    get messages(): Messages;
    set messages(messages: Partial<Messages>);

    readonly type: "digit-pad";
    readonly form: HTMLFormElement | null;
    readonly labels: NodeListOf<HTMLLabelElement>;
    readonly validity: ValidityState;
    readonly validationMessage: string;
    readonly willValidate: boolean;
    checkValidity(): boolean;
    reportValidity(): boolean;
    /** Makes the pad invalid with this message, until it is called with an empty one. */
    setCustomValidity(message: string): void;

    /** The strokes that the pad shows. The setter also takes JSON. It throws a `SyntaxError` or `TypeError` unless the value is strokes. */
    get ink(): readonly Stroke[];
    set ink(ink: readonly Stroke[] | string);
    readonly empty: boolean;
    /** Whether the pen in hand is changing the drawing. */
    readonly drawing: boolean;
    readonly canUndo: boolean;
    readonly canRedo: boolean;
    undo(): void;
    redo(): void;
    clear(): void;
    /** Chooses what the drawing is, on the person's behalf. */
    choose(text: string): void;
    tool: "pen" | "eraser";
    penWidth: "fine" | "medium" | "broad";

    /** The network's prediction for the drawing as one digit; null when nothing is drawn, or it could not be read yet. */
    readonly prediction: Prediction | null;
    /** The number that is drawn, digit by digit; null until the module for numbers is loaded. */
    readonly number: NumberPrediction | null;
    /** Whether the drawing as it is now has not been answered yet. */
    readonly reading: boolean;
    readonly state: "starting" | "ready" | "failed";
    readonly error: Error | null;
    /** Starts the network again after it has failed. */
    start(): void;
    /** The weights in use as a safetensors file; null for the shipped ones. */
    readonly weights: Uint8Array | null;
    /** Makes all pads answer with these weights from now on; null for the shipped ones. */
    useWeights(bytes: Uint8Array | ArrayBuffer | null): Promise<void>;
}

declare global {
    interface HTMLElementTagNameMap {
        "digit-pad": DigitPad;
    }
}
