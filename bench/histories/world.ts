import type { Actor } from "#lib/auth/schema.ts";
import { prepareConsultation, publishConsultation } from "#lib/consultations/commands.ts";
import { type ConsultationForStaff, findConsultationForStaff } from "#lib/consultations/queries.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { attachedFile } from "#prisma/factories/files.ts";
import { draftAndRedline, readyForPack, sealedRegister } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { newClose } from "#prisma/factories/periods.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff } from "#prisma/factories/triage.ts";

export type People = Record<"caseworker" | "uncleared" | "owner" | "approver", Actor>;

/** The people of all histories. */
export const somePeople = async (): Promise<People> => ({
  caseworker: await person("CASEWORKER"),
  uncleared: await person("CASEWORKER", { hasClearance: false }),
  owner: await person("CONSULTATION_OWNER"),
  approver: await person("APPROVER"),
});

let words = 0;

/** The portal in which one history happens: a consultation of its own, people, and a clock that moves on with each act. */
export class World {
  /** Standing decisions on late versions, by reference and place. */
  readonly decisions = new Map<string, string>();
  readonly laterClose = newClose;
  readonly caseworker: Actor;
  readonly uncleared: Actor;
  readonly owner: Actor;
  readonly approver: Actor;
  private at = whileOpen;
  private file: string | null = null;
  private hasPapers = false;
  private seals = 0;

  consultation: ConsultationForStaff;

  private constructor(consultation: ConsultationForStaff, { caseworker, uncleared, owner, approver }: People) {
    this.consultation = consultation;
    this.caseworker = caseworker;
    this.uncleared = uncleared;
    this.owner = owner;
    this.approver = approver;
  }

  static async begin(people: People): Promise<World> {
    await setDatabaseClock(whileOpen);
    return new World(await consultationForStaff(), people);
  }

  now(): Date {
    return this.at;
  }

  /** A minute passes: no two things are received at the same instant. */
  tick = (): Promise<void> => this.passTo(new Date(this.at.getTime() + 60_000));

  passClose = (): Promise<void> => this.passTo(new Date(this.consultation.closesAt.getTime() + 3_600_000));

  /** The day after the close, when DCC decides; never back. */
  async passDecisions(): Promise<void> {
    const day = new Date(this.consultation.closesAt.getTime() + 18 * 3_600_000);
    if (this.at < day) await this.passTo(day);
  }

  /** A file that shows what a body decided. */
  async minutes(): Promise<string> {
    this.file ??= await attachedFile(this.consultation.id, this.owner);
    return this.file;
  }

  /** The draft with the condition of §19, and its redline. */
  async papers(): Promise<void> {
    if (!this.hasPapers) await draftAndRedline(this.consultation, this.owner);
    this.hasPapers = true;
  }

  /** Everything is read, looked at and sealed: nothing stands against a submission any more. */
  async readyToSubmit(): Promise<void> {
    await this.papers();
    await readyForPack(this.consultation, this.owner);
    this.seals += 1;
    await sealedRegister(this.seals * 2);
  }

  async passTo(at: Date): Promise<void> {
    this.at = at;
    await setDatabaseClock(at);
  }

  /** A word that nobody wrote before. */
  word(): string {
    words += 1;
    return `kestrel${words}heron`;
  }

  /** A further text, by two people: without its further boxes, or with the first change under another name. */
  async publishText(isWithoutBoxes: boolean): Promise<void> {
    const { content, slug } = this.consultation;
    const [first, ...others] = content.changes;
    const renamed = first ? [{ ...first, key: `${first.key}-again` }, ...others] : [];
    const questions = content.questions.map((question) =>
      question.answer.kind === "changes"
        ? { ...question, answer: { ...question.answer, changes: renamed.map(({ key }) => key) } }
        : question,
    );
    const next: ConsultationContent = isWithoutBoxes
      ? { ...content, extraBoxes: [] }
      : { ...content, changes: renamed, questions };
    const prepared = await prepareConsultation(this.owner, next, "What we ask has changed.");
    if (!prepared.ok) throw new Error(prepared.reason);
    const published = await publishConsultation(this.approver, prepared.value.versionId, this.now());
    if (!published.ok) throw new Error(published.reason);
    const found = await findConsultationForStaff(slug);
    if (!found) throw new Error("the consultation is gone");
    this.consultation = found;
  }
}
