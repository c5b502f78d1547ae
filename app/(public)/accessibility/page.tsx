import type { Metadata } from "next";
import { PageHeader } from "#components/ui/page-header.tsx";

export const metadata: Metadata = { title: "Accessibility statement" };

/** Content as the Public Sector Bodies Accessibility Regulations 2018 ask of a statement: standard, gaps, alternatives, contact, enforcement. */
export default function Accessibility() {
  return (
    <>
      <PageHeader
        title="Accessibility statement"
        lead="What this service is built to, what has been checked and how, what is known not to be good enough, and whom to tell."
      />
      <div className="reading">
        <h2>What it is built to</h2>
        <p>
          The service is built to the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. You should be able to
          read every consultation, answer it and keep your receipt:
        </p>
        <ul>
          <li>by keyboard alone, and without dragging anything</li>
          <li>on a screen 320 pixels wide, or enlarged to 400%</li>
          <li>with JavaScript switched off</li>
          <li>with a light or a dark screen, with more contrast, and with colours of your own</li>
          <li>without an account and without solving a puzzle</li>
        </ul>
        <p>There is no time limit on a page. The only deadline is the consultation’s own closing time.</p>

        <h2>How it has been checked</h2>
        <p>
          The checks are our own, in one browser (Chromium). Each version is tested by a program (axe) on its pages in
          light and dark, error messages included; by journeys from the document to the receipt by keyboard alone, at
          320 pixels, at 400% and without JavaScript; and by measuring the contrast of every colour in use. Programs
          find only part of what can be wrong.
        </p>
        <p>
          The service has <strong>not yet</strong> been audited by anybody independent, and it has{" "}
          <strong>not yet</strong> been tried by people who rely on screen readers, voice control or magnifiers. Until
          it has, we claim only that it partially conforms to WCAG 2.2 AA.
        </p>

        <h2>What is known not to be good enough</h2>
        <ul>
          <li>
            Files attached to a consultation are offered as their authors made them. They may lack headings, reading
            order or text alternatives. The consultation’s own text is always on a page as well.
          </li>
          <li>
            Responses are shown in the words of those who sent them. Where one is published, its language, structure and
            files may fall short of the guidelines.
          </li>
          <li>
            The box for selecting single words of an answer is a text field that refuses typing, which can puzzle on a
            touch screen with a screen reader. Ticking sentences and typing the words do the same.
          </li>
          <li>Wide tables in the staff’s pages scroll sideways on narrow screens.</li>
          <li>The service is in English only, and there is no easy-read version.</li>
        </ul>

        <h2>If something does not work for you</h2>
        <p>
          Write to the contact address that the consultation names under “How to respond”. Say which page it was and
          what you need, such as large print, an accessible file, or to answer by email or by post instead. An answer
          that is sent by email or by post counts as much as one that is sent here.
        </p>

        <h2>If you are not content with the reply</h2>
        <p>
          You can turn to the{" "}
          <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>. The Equality and
          Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2)
          Accessibility Regulations 2018. Whether those regulations bind the Data Communications Company (DCC) is for
          DCC to state; the service is meant to meet them in either case, and the Equality Act 2010 applies.
        </p>

        <h2>About this statement</h2>
        <p>It speaks of version 0.1 of the service and is looked at again with each version.</p>
      </div>
    </>
  );
}
