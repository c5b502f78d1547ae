import { Button } from "#components/ui/button.tsx";

type PieceChoiceProps = { pieces: { index: number; text: string; isMarked: boolean }[] };

/** The text sentence by sentence with a box before each: for touch, keyboard and screen reader, and where nothing runs in the browser. */
export function PieceChoice({ pieces }: PieceChoiceProps) {
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="mb-3 text-xl font-semibold">Tick whole sentences</legend>
      <div className="-ms-1">
        {pieces.map(({ index, text, isMarked }) => (
          <label
            key={index}
            className="flex cursor-pointer gap-3 rounded-sm px-1 py-1.5 has-checked:bg-amber-soft has-focus-visible:outline-3 has-focus-visible:outline-focus hover:bg-sunken"
          >
            <input
              type="checkbox"
              name="piece"
              value={index}
              defaultChecked={isMarked}
              className="mt-0.5 size-6 shrink-0 cursor-pointer accent-accent outline-none"
            />
            <span className="min-w-0 whitespace-pre-line" dir="auto">
              {text}
            </span>
          </label>
        ))}
      </div>
      <Button name="go" value="sentences" variant="secondary">
        Mark the ticked sentences
      </Button>
    </fieldset>
  );
}
