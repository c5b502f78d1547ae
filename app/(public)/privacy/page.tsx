import type { Metadata } from "next";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

export const metadata: Metadata = { title: "Privacy" };

/** What a person is told when their data are collected (UK GDPR, Article 13). What only DCC can say is left for DCC, visibly. */
export default function Privacy() {
  return (
    <>
      <PageHeader
        title="Privacy"
        lead="What this service holds about you when you respond to a consultation, who receives it, and what is still to be stated."
      />
      <div className="reading">
        <Notice tone="amber" title="Marking text as confidential is a request">
          <p>
            It keeps the marked text from publication here unless a decision with reasons says otherwise and you have
            been told. It does not keep the text from the Department or the Authority, and the law may require them to
            disclose it.
          </p>
        </Notice>

        <h2>What is held</h2>
        <ul>
          <li>
            What you enter: your answers, on whose behalf you write, what you mark as confidential and the reasons you
            give.
          </li>
          <li>Your name and how to reach you, so that you get a receipt and can be asked about your response.</li>
          <li>
            If you ask a question about the documents: its words, and your name and address if you give them. Question
            and answer are published without either.
          </li>
          <li>When your response was received, by which route, and its reference number.</li>
          <li>
            A record of what was done with your response: who read it, who decided what, and when. The record cannot be
            changed afterwards.
          </li>
          <li>
            If you ask to be told of changes and answers: your email address, for each consultation, until you stop the
            letters by the link in them; for a week if you do not confirm it.
          </li>
          <li>
            If you have a link mailed or ask a question by mail: that an address was written to and from where it was
            asked for, for one day and in a form that shows neither, so that nobody can flood a mailbox through us.
          </li>
          <li>
            For people with an account: name, email address, role, what they do in the service, and the network address
            from which somebody tried to sign in.
          </li>
        </ul>
        <p>
          A draft that you do not send is held too, on the server, so that you can come back to it. If it has an address
          of yours, we write to it about the draft: reminders before the close, changes of the text or the closing time,
          and answers to questions about the documents. Each of these letters has a link that stops them. If you have
          responded, we write to you about such changes and answers too.
        </p>

        <h2>Who receives it</h2>
        <p>
          <strong>The Data Communications Company (DCC)</strong>, which runs the consultation. Those of its staff who
          work on the consultation read responses in full; each reading of marked text is recorded.
        </p>
        <p>
          <strong>The Department and the Gas and Electricity Markets Authority (the Authority).</strong> Responses in
          their entirety, including any text marked as confidential, may be made available to both (paragraph 30 of the
          consultation document). Your marks and reasons go with them.
        </p>
        <p>
          <strong>The public.</strong> Responses may be published (paragraph 29). Nothing is published by default: a
          person decides so for each response, after the consultation has closed, and your contact details are left out.
        </p>
        <p>
          <strong>Anybody who asks under the law.</strong> Information given to the Department or the Authority,
          including personal information, may be subject to publication or disclosure under access to information
          legislation, primarily the Freedom of Information Act 2000, the Data Protection Act 2018 and the Environmental
          Information Regulations 2004 (the document’s paragraph 31 calls them “Environmental Regulations 2004”). The
          Department and the Authority take account of your reasons, but they cannot give an assurance that
          confidentiality can be maintained in all circumstances.
        </p>

        <h2>Cookies</h2>
        <p>
          Only those that the service cannot do without: one that finds your draft again while you respond, and one that
          keeps people with an account signed in. No other site can read them. There is no measuring of visitors, no
          advertising, and nothing is loaded from other sites.
        </p>

        <h2>What DCC still has to state</h2>
        <ul>
          <li>The lawful basis for holding this information: for DCC to state.</li>
          <li>
            How long drafts, contact details, responses and records are each kept: for DCC to state. Until then this
            service does not delete a response by itself.
          </li>
          <li>
            Who its data protection officer is, and whether any supplier holds the information on its behalf: for DCC to
            state.
          </li>
        </ul>

        <h2>Your rights</h2>
        <p>
          You can ask to see what is held about you, to have it put right, to have it erased or its use limited, and you
          can object to its use. Some of these rights have limits in law: a response that was sent for a public decision
          may have to be kept. Write to the contact address that the consultation names under “How to respond”.
        </p>
        <p>
          If you are not content with the reply, you can complain to the{" "}
          <a href="https://ico.org.uk/make-a-complaint/">Information Commissioner’s Office</a>.
        </p>
      </div>
    </>
  );
}
