import { Fragment } from "react";

/** "paragraphs 3 and 12", each number a link to its place. */
export function ParagraphLinks({ numbers }: { numbers: readonly number[] }) {
  if (numbers.length === 0) return null;
  return (
    <>
      {numbers.length === 1 ? "paragraph " : "paragraphs "}
      {numbers.map((number, index) => (
        <Fragment key={number}>
          {index === 0 ? "" : index === numbers.length - 1 ? " and " : ", "}
          <a href={`#para-${number}`}>{number}</a>
        </Fragment>
      ))}
    </>
  );
}
