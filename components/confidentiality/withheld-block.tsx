import { Icon } from "#components/ui/icon.tsx";

/** Stands in the public view for anything withheld; always the same size, whatever it stands for (scenarios part 4, item 1). */
export function WithheldBlock() {
  return (
    <span className="hatched withheld">
      <span className="text-amber">
        <Icon name="lock" />
      </span>
      Withheld at the respondent’s request
    </span>
  );
}
