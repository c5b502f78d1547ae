import { Icon } from "#components/ui/icon.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";

/** A marked passage inside running text: hatched line by line, with the lock before it, and its ends said to people who listen. */
export function MarkedPassage({ children }: { children: string }) {
  let at = 0;
  return (
    <mark className="marked-passage">
      {/* An empty line between paragraphs has no words to hatch. */}
      {children.split(/(\n+)/).map((part, index) => {
        const key = at;
        at += part.length;
        if (index % 2 === 1) return part;
        return (
          <span key={key} className="hatched box-decoration-clone rounded-sm px-0.5">
            {index === 0 ? (
              <>
                <span className="text-amber">
                  <Icon name="lock" />
                </span>
                <VisuallyHidden>Marked confidential: </VisuallyHidden>{" "}
              </>
            ) : null}
            {part}
          </span>
        );
      })}
      <VisuallyHidden> (end of marked passage)</VisuallyHidden>
    </mark>
  );
}
