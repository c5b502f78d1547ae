import { Icon } from "#components/ui/icon.tsx";
import { EnterButton } from "./enter-button.tsx";

/** To the page before, with what is on this one saved: a button of the page's own form, so that nothing typed is lost, with and without JavaScript. */
export function BackButton() {
  return (
    <p className="mb-4 text-sm print:hidden">
      <EnterButton />
      <button
        type="submit"
        form="step"
        name="go"
        value="back"
        className="link target inline-flex cursor-pointer items-center gap-1.5"
      >
        <Icon name="arrow-left" />
        Back
      </button>
    </p>
  );
}
