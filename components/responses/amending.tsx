import { Notice } from "#components/ui/notice.tsx";

type AmendingProps = {
  reference: string;
  /** The version that counts, and whether it was received in time. */
  version: number;
  isLate: boolean;
  /** Answering has closed: what is sent now is late. */
  isClosed: boolean;
};

/** Stands on every page of a draft that changes a sent response: what it changes, and what stands until it is sent. */
export function Amending({ reference, version, isLate, isClosed }: AmendingProps) {
  return (
    <div className="mb-6">
      <Notice title={`You are changing ${reference}`}>
        <p>
          Version {version} stands until you send the change.
          {isClosed && !isLate
            ? ` A change sent now is late: it is kept and marked late beside version ${version}, which was received in time and still counts.`
            : ""}
        </p>
      </Notice>
    </div>
  );
}
