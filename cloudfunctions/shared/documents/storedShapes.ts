/**
 * Raised by one when documents written before can't be read any more: nothing is deployed yet, so there is no way over but to begin
 * anew. 2: offices, places, subjects, participations, what is raised, chains (docs/adr/0013–0018). 3: codes that open nothing until a slip is made of them, acts of two people (docs/adr/0022–). 4: objections settled by lot, numbered slips (docs/adr/0025).
 */
export const STORED_SHAPES = 4
