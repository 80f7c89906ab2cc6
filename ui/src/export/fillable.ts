/** What «Điền» can put into an article from where it is missed: a required fact, or a photo's credit. */
import type { FactName } from "../bridge/bridge";

/** A fact or credit, and whose: the photo's number from 1. */
export type Fillable = { fact: FactName | "credit"; photo: number | null };
