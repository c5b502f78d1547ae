import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-style.ts";
import { Icon } from "#components/ui/icon.tsx";
import { sayLate } from "./late-notice.tsx";

type SendLateProps = {
  /** Where the press of the button goes. */
  path: string;
  checkHref: string;
  closing: string;
  consulter: string;
  /** Of the draft that is offered: another one is not sent by this button. */
  revision: number;
};

/** Complete, and too late by the time it came in: one press sends it all the same (S28.3). Plain HTML, drawn without a script. */
export function SendLate({ path, checkHref, closing, consulter, revision }: SendLateProps) {
  return (
    <div className="max-w-3xl">
      <h1 className="mb-4 text-3xl">The closing time has passed</h1>
      <div className="measure mb-8 space-y-3">
        <p>This consultation closed at {closing}, before your response reached us. It has not been sent yet.</p>
        <p className="flex items-start gap-2">
          <span className="mt-0.5 text-success">
            <Icon name="check" />
          </span>
          <span>All that you wrote is kept as a draft in this browser.</span>
        </p>
        <p>{sayLate(consulter)}</p>
      </div>
      <form method="post" action={path} className="flex flex-wrap gap-3">
        <input type="hidden" name="revision" value={revision} />
        <Button>Send as late</Button>
        <a href={checkHref} className={buttonClass("secondary")}>
          Check your answers first
        </a>
      </form>
    </div>
  );
}
