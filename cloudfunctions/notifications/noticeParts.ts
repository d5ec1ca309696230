import type { OutboxDocument } from '../shared/documents'
import { topicOf } from './domain/topics'

/** A notice as the lists show it. */
export const noticeParts = ({ _id, kind, subjectId, title, text, createdAt }: OutboxDocument) => ({
  id: _id,
  kind,
  topic: topicOf(kind),
  subjectId,
  title,
  text,
  at: createdAt,
})
