/** After sending: where the receipt is, who can read it, and what becomes of the response. */
export function WhatHappensNext({ afterClose, isOpen }: { afterClose: string; isOpen: boolean }) {
  return (
    <section className="space-y-3 print:hidden">
      <h2 className="text-2xl">What happens next</h2>
      <ul className="measure list-disc space-y-2 ps-5">
        <li>This receipt is mailed to you, with a link back to this page. You can also print it or save it.</li>
        <li>
          Whoever has the address of this page can read your response{isOpen ? ", and change it until the close" : ""}.
          Keep the address to yourself.
        </li>
        <li>{afterClose}</li>
      </ul>
    </section>
  );
}
