import * as m20261122_130000_initial from './20261122_130000_initial.ts'
import * as m20261122_140000_edition from './20261122_140000_edition.ts'
import * as m20261122_180000_messenger from './20261122_180000_messenger.ts'
import * as m20261122_200000_first_story_of_a_list from './20261122_200000_first_story_of_a_list.ts'
import * as m20261122_210000_priorities from './20261122_210000_priorities.ts'
import * as m20261122_220000_stricter_inbox from './20261122_220000_stricter_inbox.ts'
import * as m20261122_230000_former_addresses from './20261122_230000_former_addresses.ts'
import * as m20261122_232711_related_and_tag_kinds from './20261122_232711_related_and_tag_kinds.ts'
import * as m20261123_000000_names from './20261123_000000_names.ts'
import * as m20261123_100000_merged_tags from './20261123_100000_merged_tags.ts'
import * as m20261123_110000_tag_typing from './20261123_110000_tag_typing.ts'
import * as m20261123_120000_search from './20261123_120000_search.ts'
import * as m20261123_130000_calendar from './20261123_130000_calendar.ts'
import * as m20261123_140000_related from './20261123_140000_related.ts'
import * as m20261123_150000_vectors_by_place from './20261123_150000_vectors_by_place.ts'
import * as m20261123_160000_related_lock from './20261123_160000_related_lock.ts'
import * as m20261123_170000_revisions from './20261123_170000_revisions.ts'
import * as m20261123_180000_one_latest from './20261123_180000_one_latest.ts'
import * as m20261123_200000_audit from './20261123_200000_audit.ts'
import * as m20261123_210000_schedules from './20261123_210000_schedules.ts'
import * as m20261123_220000_waiting_texts from './20261123_220000_waiting_texts.ts'
import * as m20261123_230000_shared_previews from './20261123_230000_shared_previews.ts'
import * as m20261124_000000_corrections from './20261124_000000_corrections.ts'
import * as m20261124_001000_public_record from './20261124_001000_public_record.ts'
import * as m20261124_300000_needs from './20261124_300000_needs.ts'
import * as m20261124_310000_link_checks from './20261124_310000_link_checks.ts'
import * as m20261124_320000_fronts from './20261124_320000_fronts.ts'
import * as m20261124_330000_edition_fronts from './20261124_330000_edition_fronts.ts'
import * as m20261124_340000_planning from './20261124_340000_planning.ts'
import * as m20261124_350000_notes from './20261124_350000_notes.ts'
import * as m20261124_400000_releases from './20261124_400000_releases.ts'
import * as m20261124_500000_standing from './20261124_500000_standing.ts'
import * as m20261124_510000_story_list from './20261124_510000_story_list.ts'
import * as m20261124_520000_sealed_texts from './20261124_520000_sealed_texts.ts'
import * as m20261124_530000_notes_by_author from './20261124_530000_notes_by_author.ts'
import * as m20261124_600000_redirects_by_target from './20261124_600000_redirects_by_target.ts'
import * as m20261124_620000_withdrawn_sources from './20261124_620000_withdrawn_sources.ts'

/** In the order in which they run; written by `npm run make-migration`. */
export const migrations = [
  { name: '20261122_130000_initial', up: m20261122_130000_initial.up, down: m20261122_130000_initial.down },
  { name: '20261122_140000_edition', up: m20261122_140000_edition.up, down: m20261122_140000_edition.down },
  { name: '20261122_180000_messenger', up: m20261122_180000_messenger.up, down: m20261122_180000_messenger.down },
  {
    name: '20261122_200000_first_story_of_a_list',
    up: m20261122_200000_first_story_of_a_list.up,
    down: m20261122_200000_first_story_of_a_list.down,
  },
  { name: '20261122_210000_priorities', up: m20261122_210000_priorities.up, down: m20261122_210000_priorities.down },
  {
    name: '20261122_220000_stricter_inbox',
    up: m20261122_220000_stricter_inbox.up,
    down: m20261122_220000_stricter_inbox.down,
  },
  {
    name: '20261122_230000_former_addresses',
    up: m20261122_230000_former_addresses.up,
    down: m20261122_230000_former_addresses.down,
  },
  {
    name: '20261122_232711_related_and_tag_kinds',
    up: m20261122_232711_related_and_tag_kinds.up,
    down: m20261122_232711_related_and_tag_kinds.down,
  },
  { name: '20261123_000000_names', up: m20261123_000000_names.up, down: m20261123_000000_names.down },
  { name: '20261123_100000_merged_tags', up: m20261123_100000_merged_tags.up, down: m20261123_100000_merged_tags.down },
  { name: '20261123_110000_tag_typing', up: m20261123_110000_tag_typing.up, down: m20261123_110000_tag_typing.down },
  { name: '20261123_120000_search', up: m20261123_120000_search.up, down: m20261123_120000_search.down },
  { name: '20261123_130000_calendar', up: m20261123_130000_calendar.up, down: m20261123_130000_calendar.down },
  { name: '20261123_140000_related', up: m20261123_140000_related.up, down: m20261123_140000_related.down },
  {
    name: '20261123_150000_vectors_by_place',
    up: m20261123_150000_vectors_by_place.up,
    down: m20261123_150000_vectors_by_place.down,
  },
  {
    name: '20261123_160000_related_lock',
    up: m20261123_160000_related_lock.up,
    down: m20261123_160000_related_lock.down,
  },
  { name: '20261123_170000_revisions', up: m20261123_170000_revisions.up, down: m20261123_170000_revisions.down },
  { name: '20261123_180000_one_latest', up: m20261123_180000_one_latest.up, down: m20261123_180000_one_latest.down },
  { name: '20261123_200000_audit', up: m20261123_200000_audit.up, down: m20261123_200000_audit.down },
  { name: '20261123_210000_schedules', up: m20261123_210000_schedules.up, down: m20261123_210000_schedules.down },
  {
    name: '20261123_220000_waiting_texts',
    up: m20261123_220000_waiting_texts.up,
    down: m20261123_220000_waiting_texts.down,
  },
  {
    name: '20261123_230000_shared_previews',
    up: m20261123_230000_shared_previews.up,
    down: m20261123_230000_shared_previews.down,
  },
  { name: '20261124_000000_corrections', up: m20261124_000000_corrections.up, down: m20261124_000000_corrections.down },
  {
    name: '20261124_001000_public_record',
    up: m20261124_001000_public_record.up,
    down: m20261124_001000_public_record.down,
  },
  { name: '20261124_300000_needs', up: m20261124_300000_needs.up, down: m20261124_300000_needs.down },
  { name: '20261124_310000_link_checks', up: m20261124_310000_link_checks.up, down: m20261124_310000_link_checks.down },
  { name: '20261124_320000_fronts', up: m20261124_320000_fronts.up, down: m20261124_320000_fronts.down },
  {
    name: '20261124_330000_edition_fronts',
    up: m20261124_330000_edition_fronts.up,
    down: m20261124_330000_edition_fronts.down,
  },
  { name: '20261124_340000_planning', up: m20261124_340000_planning.up, down: m20261124_340000_planning.down },
  { name: '20261124_350000_notes', up: m20261124_350000_notes.up, down: m20261124_350000_notes.down },
  { name: '20261124_400000_releases', up: m20261124_400000_releases.up, down: m20261124_400000_releases.down },
  { name: '20261124_500000_standing', up: m20261124_500000_standing.up, down: m20261124_500000_standing.down },
  { name: '20261124_510000_story_list', up: m20261124_510000_story_list.up, down: m20261124_510000_story_list.down },
  {
    name: '20261124_520000_sealed_texts',
    up: m20261124_520000_sealed_texts.up,
    down: m20261124_520000_sealed_texts.down,
  },
  {
    name: '20261124_530000_notes_by_author',
    up: m20261124_530000_notes_by_author.up,
    down: m20261124_530000_notes_by_author.down,
  },
  {
    name: '20261124_600000_redirects_by_target',
    up: m20261124_600000_redirects_by_target.up,
    down: m20261124_600000_redirects_by_target.down,
  },
  {
    name: '20261124_620000_withdrawn_sources',
    up: m20261124_620000_withdrawn_sources.up,
    down: m20261124_620000_withdrawn_sources.down,
  },
]
