import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions, isSignInAddress } from "#lib/auth/session.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** The way through the OpenID provider and back, where there is one. What else the library would answer here, we do ourselves or not at all. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  if (!isSignInAddress((await context.params).nextauth)) return new Response("Not found", { status: 404 });
  return NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };
