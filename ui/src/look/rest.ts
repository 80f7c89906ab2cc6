/** When typing rests. */

/** What is not looked at while letters come waits so long, in milliseconds: longer than the next letter takes to come and to be painted. */
export const REST = 150;
