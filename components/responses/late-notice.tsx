import { Notice } from "#components/ui/notice.tsx";

/** What becomes of a response that is sent after the close. */
export const sayLate = (consulter: string): string =>
  `You can send it as late: ${consulter} keeps all of it and decides, with a reason, whether it is considered.`;

/** Said on each page after the close: nothing is refused, and what that means (S28.3, S28.4). */
export function LateNotice({ closing, consulter }: { closing: string; consulter: string }) {
  return (
    <Notice tone="amber" title="The closing time has passed">
      <p>
        This consultation closed at {closing}. Your draft is still here. {sayLate(consulter)}
      </p>
    </Notice>
  );
}
