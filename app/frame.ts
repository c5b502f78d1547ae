/** A header of our own by which a route says into which page's frame its HTML belongs. It never leaves the server (bin/web/frames). */
export const frameHeader = "x-frame";
