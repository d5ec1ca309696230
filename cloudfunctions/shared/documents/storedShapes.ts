/**
 * Raised by one when documents written before can't be read any more: nothing is deployed yet, so there is no way over but to begin
 * anew. 2: offices, places, subjects, participations, what is raised, chains (docs/adr/0013–0018).
 */
export const STORED_SHAPES = 2
