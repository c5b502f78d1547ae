import { extendedConsultation } from "#prisma/factories/periods.ts";
import type { Act } from "./act.ts";

export const period: Record<string, Act> = {
  "publish a new text": {
    weight: 2,
    isPossible: ({ text }) => text < 4,
    async perform(model, world, { isMarked }) {
      await world.publishText(isMarked);
      model.text += 1;
    },
  },
  extend: {
    weight: 1,
    isPossible: ({ isClosed, isExtended }) => !isClosed && !isExtended,
    async perform(model, world) {
      world.consultation = await extendedConsultation(world.consultation, world.laterClose, "Easter.", world.now());
      model.isExtended = true;
    },
  },
  close: {
    weight: 2,
    isPossible: ({ isClosed }) => !isClosed,
    async perform(model, world) {
      await world.passClose();
      model.isClosed = true;
    },
  },
};
