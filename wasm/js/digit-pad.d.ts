import { NumberPrediction, Prediction } from "./lenet5.js";

/** A stroke as it was drawn; may be kept as JSON. */
export interface Stroke {
    /** x, y and line width of each point in turn, in CSS pixels of a pad `frame` wide. */
    readonly points: readonly number[];
    /** The pad's side when the stroke was begun. At another size it is shown to scale. */
    readonly frame: number;
}

/**
 * What a pad says. `{}` stands for what the message is about; `or` stands between two choices. Each line of `help` is a
 * sentence, with the name of a key in brackets; `position` has `{column}` and `{row}`.
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
 * Its events are plain ones and bubble:
 *
 * - `input`: the pen in hand changed the drawing, or the value is another one;
 * - `change`: the drawing or its value is another one, and no pen is down;
 * - `prediction`: `prediction` and `number` are others;
 * - `statechange`: `state` is another one; where it is "failed", `error` says why;
 * - `toolchange`: `tool` or `penWidth` is another one.
 *
 * The attribute `from` is the address of a copy of this package, for pages whose policy forbids workers from blobs, and for
 * engines without vector instructions. The first pad of a page decides for all.
 */
export class DigitPad extends HTMLElement {
    /**
     * What all pads say in the place of the words of their language. That is the language of the closest `lang` around a pad: Arabic,
     * English, French, German, Japanese or Spanish; in any other, pads speak English.
     */
    static messages: Partial<Messages>;
    static readonly formAssociated: true;

    name: string;
    label: string;
    /**
     * The digits; empty while there are none, and while they are in doubt. Setting it takes the place of the drawing; what is no
     * number is the same as nothing.
     */
    value: string;
    defaultValue: string;
    required: boolean;
    disabled: boolean;
    /** Shows its ink, and takes none. */
    readOnly: boolean;
    /** Whether it takes a number of several digits. */
    multiple: boolean;
    minDigits: number;
    /** 1 unless it is `multiple`; then `Infinity` unless it was set. */
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
    /** Makes it invalid with this message, until it is called with an empty one. */
    setCustomValidity(message: string): void;

    /** The strokes that the pad shows. Setting it takes JSON as well, and throws a `TypeError` unless these are strokes. */
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
    /** Says what the drawing is, in a person's place. */
    choose(text: string): void;
    tool: "pen" | "eraser";
    penWidth: "fine" | "medium" | "broad";

    /** What the network says of the drawing as one digit; null when nothing is drawn, or nothing could be said of it yet. */
    readonly prediction: Prediction | null;
    /** The number that is drawn, digit by digit; null until the module for numbers is there. */
    readonly number: NumberPrediction | null;
    /** Whether nothing has been said of the drawing as it is now. */
    readonly reading: boolean;
    readonly state: "starting" | "ready" | "failed";
    readonly error: Error | null;
    /** Starts the network again after it has failed. */
    start(): void;
    /** The weights in use as a safetensors file; null for the shipped ones. */
    readonly weights: Uint8Array | null;
    /** Answers of all pads come from these weights from now on; null for the shipped ones. */
    useWeights(bytes: Uint8Array | null): Promise<void>;
}

declare global {
    interface HTMLElementTagNameMap {
        "digit-pad": DigitPad;
    }
}
