import type { ComponentProps } from "react";
import { type ButtonVariant, buttonClass } from "./button-style.ts";

type ButtonProps = Omit<ComponentProps<"button">, "className" | "style"> & {
  variant?: ButtonVariant;
  size?: "normal" | "small";
};

/** Says what happens: "Send response", never "Submit" or "OK". One primary button a page. */
export function Button({ variant, size, type = "submit", ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={buttonClass(variant, size)} />;
}
