/** What the Enter key presses, which is a form's first button: it must be the one that goes on, not one that goes back, adds or removes. */
export function EnterButton() {
  return (
    <button type="submit" form="step" name="go" value="continue" tabIndex={-1} aria-hidden="true" className="sr-only">
      Continue
    </button>
  );
}
