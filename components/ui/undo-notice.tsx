import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { SubmitButton } from "./submit-button.tsx";

type UndoNoticeProps = {
  /** What was done: "Assigned to Amina Okafor." */
  children: ReactNode;
  /** The server action that takes it back; `fields` are sent with it. */
  action: (form: FormData) => void | Promise<void>;
  fields: Record<string, string>;
};

/** Instead of "are you sure?": it is done, it is said, and one press takes it back. */
export function UndoNotice({ children, action, fields }: UndoNoticeProps) {
  return (
    <form
      action={action}
      className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-success bg-success-soft px-4 py-2"
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p role="status" className="flex items-center gap-2">
        <span className="text-success">
          <Icon name="check" />
        </span>
        <span>{children}</span>
      </p>
      <SubmitButton variant="quiet" size="small">
        <Icon name="undo" />
        Undo
      </SubmitButton>
    </form>
  );
}
