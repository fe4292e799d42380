/**
 * `<digit-pad>` in JSX, for React 19 with TypeScript: `import type {} from "lenet5/react"` beside `import "lenet5/digit-pad"`.
 * React sets a prop as a property if the element has one of that name, otherwise as an attribute.
 */

import type { HTMLAttributes, RefAttributes } from "react";
import type { DigitPad, Messages, Stroke } from "./digit-pad.js";

export type { DigitPad, Messages, Stroke };

export interface DigitPadProps extends HTMLAttributes<DigitPad>, RefAttributes<DigitPad> {
    name?: string | undefined;
    value?: string | undefined;
    label?: string | undefined;
    required?: boolean | undefined;
    disabled?: boolean | undefined;
    readonly?: boolean | undefined;
    multiple?: boolean | undefined;
    "min-digits"?: number | string | undefined;
    "max-digits"?: number | string | undefined;
    ink?: readonly Stroke[] | string | undefined;
    messages?: Partial<Messages> | undefined;
    tool?: DigitPad["tool"] | undefined;
    penWidth?: DigitPad["penWidth"] | undefined;
    /** The URL of a copy of the package. */
    from?: string | undefined;
    form?: string | undefined;
    onprediction?: ((event: Event) => void) | undefined;
    onstatechange?: ((event: Event) => void) | undefined;
    ontoolchange?: ((event: Event) => void) | undefined;
}

declare module "react" {
    namespace JSX {
        interface IntrinsicElements {
            "digit-pad": DigitPadProps;
        }
    }
}
