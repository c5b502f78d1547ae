"use client";

export { FaultPage as default } from "#components/site/fault-page.tsx";
