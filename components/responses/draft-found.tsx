import { LinkButton } from "#components/ui/link-button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type DraftFoundProps = {
  savedAt: string;
  href: string;
  laterHref: string;
  begin: (form: FormData) => void | Promise<void>;
};

/** Somebody has begun in this browser: go on with it, or, for another person at the same machine, begin anew. */
export function DraftFound({ savedAt, href, laterHref, begin }: DraftFoundProps) {
  return (
    <div className="mb-8">
      <Panel title="You have begun a response">
        <p className="mb-4 measure">
          It was last saved at {savedAt}. If you begin another, this one is put aside, and opens only by a private link
          to it:{" "}
          <a className="link" href={laterHref}>
            have one mailed to you
          </a>{" "}
          first if you want to keep it.
        </p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href={href}>Continue your draft</LinkButton>
          <form action={begin}>
            <SubmitButton variant="secondary">Begin another response</SubmitButton>
          </form>
        </div>
      </Panel>
    </div>
  );
}
