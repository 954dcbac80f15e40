import { RevisionField as RevisionField_6861290f9928ecf5b6c7c00d4fabf4a3 } from '../../../desk/revision/revision-field.tsx'
import { HeadlineCell as HeadlineCell_c09aed82d574364afd9ff476e5ddc635 } from '../../../desk/headline-cell.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { PasteFeatureClient as PasteFeatureClient_133e6f15f9ffa99e559f850e91d8b52c } from '../../../desk/paste/paste-feature-client.tsx'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { PassageFeatureClient as PassageFeatureClient_be6413c9c68d92ccaaa9a37820bdd144 } from '../../../desk/notes/passage-feature-client.tsx'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TableFeatureClient as TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { WordCount as WordCount_71b8ee051252044f06f5ca454d0809e2 } from '../../../desk/word-count.tsx'
import { CorrectionLabel as CorrectionLabel_a0e47604ba968b3de0763a223028818a } from '../../../desk/corrections/correction-label.tsx'
import { RelatedNow as RelatedNow_e3c0958a3fdfd0c30ff3b11eed4ceebb } from '../../../desk/related/related-now.tsx'
import { SearchPreview as SearchPreview_c307356655adfa4d94e49c3d72df2cd2 } from '../../../desk/search-preview.tsx'
import { WorkflowPanel as WorkflowPanel_f4c8cd6805f52584a5f96fbc2a80dee8 } from '../../../desk/workflow/workflow-panel.tsx'
import { NotesPanel as NotesPanel_fb499df4bf2705fe94e2bf1f4f1b7845 } from '../../../desk/notes/notes-panel.tsx'
import { TagField as TagField_ccac87c0f2f2a5e25ab6137fea1dc470 } from '../../../desk/tags/tag-field.tsx'
import { YesCell as YesCell_0e655446df0d05ccce18027c5675f62a } from '../../../desk/yes-cell.tsx'
import { StoryListHead as StoryListHead_28fb80b488e32f584d622dcc9cc7f504 } from '../../../desk/story-list/story-list-head.tsx'
import { Untitled as Untitled_3552bb0b97e8eb34b4416b0b825b8b08 } from '../../../desk/untitled.tsx'
import { Presence as Presence_c54355738e28954bf7ca54d0d0cb9793 } from '../../../desk/presence/presence.tsx'
import { LiveReceipt as LiveReceipt_778c0de849496a61932feb02ef424bba } from '../../../desk/receipts/live-receipt.tsx'
import { LiveAddress as LiveAddress_24b0736c6c5b60e3c07963bc441755dc } from '../../../desk/live-address.tsx'
import { PublishButton as PublishButton_b904963001fadfa643a64a746cbf8fcf } from '../../../desk/publish-button.tsx'
import { ReceiptsView as ReceiptsView_a2a3d453682d1d3831a7427bd6f765a7 } from '../../../desk/receipts/receipts-view.tsx'
import { ChangesView as ChangesView_ffbe43f395ea6923094ed76b0a356509 } from '../../../desk/changes/changes-view.tsx'
import { StoryHistory as StoryHistory_d30b7e27a218d247fceda2e66c37fc62 } from '../../../desk/history/story-history.tsx'
import { PickLabel as PickLabel_bf5e1002db4bbab1231dc53d526f8d9e } from '../../../desk/fronts/pick-label.tsx'
import { SlotLabel as SlotLabel_c5661dc89b3497ecc4bd9e625ccc9661 } from '../../../desk/fronts/slot-label.tsx'
import { FrontSchedule as FrontSchedule_12281fb34ce6bec81b269fa52e667c53 } from '../../../desk/fronts/front-schedule.tsx'
import { StateField as StateField_cacd938270920683881fd7d0533cdb90 } from '../../../desk/planning/state-field.tsx'
import { DueCell as DueCell_ffb9138a3364f83410377a5611439830 } from '../../../desk/planning/due-cell.tsx'
import { DueField as DueField_d7c55faea139d8c7bb563a63a9592312 } from '../../../desk/planning/due-field.tsx'
import { BeginStory as BeginStory_c43df12398f6460905572a9ffbfc7b69 } from '../../../desk/planning/begin-story.tsx'
import { PageAddress as PageAddress_86e858a0349f04f61aad1f46d7e14486 } from '../../../desk/page-address.tsx'
import { MergedNotice as MergedNotice_d143395e5be074326a46d0ffacdce07a } from '../../../desk/tags/merged-notice.tsx'
import { AliasesCell as AliasesCell_2a88503646e26c24cef4188ad13ca90b } from '../../../desk/tags/aliases-cell.tsx'
import { TagActions as TagActions_71b3203faa79760dda1bd1d67663f7e2 } from '../../../desk/tags/tag-actions.tsx'
import { TagLinks as TagLinks_8dfc964cec29a81af136ab99b55c5a6b } from '../../../desk/tags/tag-links.tsx'
import { NewPasswordLink as NewPasswordLink_dde17c82de156835da92c9112883da29 } from '../../../desk/new-password-link.tsx'
import { InvitePanel as InvitePanel_9de4d4662ae7b2af4d96f0f4c2acff4b } from '../../../desk/invite-panel.tsx'
import { AccountSaveButton as AccountSaveButton_efab4f9bb0e992a91cf66ccbc02b5466 } from '../../../desk/account-save-button.tsx'
import { Icon as Icon_6b5fe15d130e4c0faf9c93338fb3ed87 } from '../../../desk/icon.tsx'
import { Logo as Logo_4410568adc27c1c1ff40d76d8d19deaf } from '../../../desk/logo.tsx'
import { SearchLink as SearchLink_91249d72a5fa8dd0a0576afb30248599 } from '../../../desk/search/search-link.tsx'
import { CalendarLink as CalendarLink_0287d453bf0b6be9e34c855e9d61ddc0 } from '../../../desk/calendar/calendar-link.tsx'
import { ReleasesLink as ReleasesLink_9694fe43b3bfd4c336c3d4cd813e2728 } from '../../../desk/releases/releases-link.tsx'
import { HistoryLink as HistoryLink_568075a42df498250ed9889808a38cbc } from '../../../desk/history/history-link.tsx'
import { JobsLink as JobsLink_4bfb8eacfe80afc4d0afb14cd1853b5d } from '../../../desk/jobs/jobs-link.tsx'
import { OutboxLink as OutboxLink_2f63550d6ccdf9a237b29c67bea88b8d } from '../../../desk/outbox/outbox-link.tsx'
import { LoginWords as LoginWords_8ab8ec64997de1d8451aa98e3ca1fe88 } from '../../../desk/login-words.tsx'
import { SearchField as SearchField_43d21dabb541fda27794e9ceb4aeb9f3 } from '../../../desk/search/search-field.tsx'
import { Palette as Palette_cb5a658fefa8985c2f6f1e76d257d231 } from '../../../desk/palette/palette.tsx'
import { Dashboard as Dashboard_cf0da08996dc638b41e8790abfd9bdfc } from '../../../desk/dashboard.tsx'
import { SearchView as SearchView_222bce6ac81644b724ec029ef2e60405 } from '../../../desk/search/search-view.tsx'
import { HistoryView as HistoryView_7be21dfa5942482784ee4127b9f31eeb } from '../../../desk/history/history-view.tsx'
import { CalendarView as CalendarView_6bb9f6fa402ac79a859aa5ea23d52606 } from '../../../desk/calendar/calendar-view.tsx'
import { ReleasesView as ReleasesView_059237af049877fc3c3da04c5314327b } from '../../../desk/releases/releases-view.tsx'
import { ReleaseView as ReleaseView_c761f1953668b175278a59d777f4775a } from '../../../desk/releases/release-view.tsx'
import { OutboxView as OutboxView_1c1441ad7f34bf854b106bc319f18840 } from '../../../desk/outbox/outbox-view.tsx'
import { JobsView as JobsView_7c5805f39d8304744080bba5247494a9 } from '../../../desk/jobs/jobs-view.tsx'
import { DuplicatesView as DuplicatesView_a382a289526611716468aeb044a1c130 } from '../../../desk/tags/duplicates-view.tsx'
import { MergeView as MergeView_48bd0e64cf33ce7ef826e19ce639b619 } from '../../../desk/tags/merge-view.tsx'
import { SplitView as SplitView_26679d6a5d587604ca6a15561df5e90c } from '../../../desk/tags/split-view.tsx'
import { DeleteView as DeleteView_c46680c272a33acb9fae4ab4fd05f5a3 } from '../../../desk/tags/delete-view.tsx'
import { RecordView as RecordView_af56045f50c19b227f0f4b8f1eba11be } from '../../../desk/tags/record-view.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/desk/revision/revision-field.tsx#RevisionField": RevisionField_6861290f9928ecf5b6c7c00d4fabf4a3,
  "/desk/headline-cell.tsx#HeadlineCell": HeadlineCell_c09aed82d574364afd9ff476e5ddc635,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/desk/paste/paste-feature-client.tsx#PasteFeatureClient": PasteFeatureClient_133e6f15f9ffa99e559f850e91d8b52c,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/desk/notes/passage-feature-client.tsx#PassageFeatureClient": PassageFeatureClient_be6413c9c68d92ccaaa9a37820bdd144,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#TableFeatureClient": TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/desk/word-count.tsx#WordCount": WordCount_71b8ee051252044f06f5ca454d0809e2,
  "/desk/corrections/correction-label.tsx#CorrectionLabel": CorrectionLabel_a0e47604ba968b3de0763a223028818a,
  "/desk/related/related-now.tsx#RelatedNow": RelatedNow_e3c0958a3fdfd0c30ff3b11eed4ceebb,
  "/desk/search-preview.tsx#SearchPreview": SearchPreview_c307356655adfa4d94e49c3d72df2cd2,
  "/desk/workflow/workflow-panel.tsx#WorkflowPanel": WorkflowPanel_f4c8cd6805f52584a5f96fbc2a80dee8,
  "/desk/notes/notes-panel.tsx#NotesPanel": NotesPanel_fb499df4bf2705fe94e2bf1f4f1b7845,
  "/desk/tags/tag-field.tsx#TagField": TagField_ccac87c0f2f2a5e25ab6137fea1dc470,
  "/desk/yes-cell.tsx#YesCell": YesCell_0e655446df0d05ccce18027c5675f62a,
  "/desk/story-list/story-list-head.tsx#StoryListHead": StoryListHead_28fb80b488e32f584d622dcc9cc7f504,
  "/desk/untitled.tsx#Untitled": Untitled_3552bb0b97e8eb34b4416b0b825b8b08,
  "/desk/presence/presence.tsx#Presence": Presence_c54355738e28954bf7ca54d0d0cb9793,
  "/desk/receipts/live-receipt.tsx#LiveReceipt": LiveReceipt_778c0de849496a61932feb02ef424bba,
  "/desk/live-address.tsx#LiveAddress": LiveAddress_24b0736c6c5b60e3c07963bc441755dc,
  "/desk/publish-button.tsx#PublishButton": PublishButton_b904963001fadfa643a64a746cbf8fcf,
  "/desk/receipts/receipts-view.tsx#ReceiptsView": ReceiptsView_a2a3d453682d1d3831a7427bd6f765a7,
  "/desk/changes/changes-view.tsx#ChangesView": ChangesView_ffbe43f395ea6923094ed76b0a356509,
  "/desk/history/story-history.tsx#StoryHistory": StoryHistory_d30b7e27a218d247fceda2e66c37fc62,
  "/desk/fronts/pick-label.tsx#PickLabel": PickLabel_bf5e1002db4bbab1231dc53d526f8d9e,
  "/desk/fronts/slot-label.tsx#SlotLabel": SlotLabel_c5661dc89b3497ecc4bd9e625ccc9661,
  "/desk/fronts/front-schedule.tsx#FrontSchedule": FrontSchedule_12281fb34ce6bec81b269fa52e667c53,
  "/desk/planning/state-field.tsx#StateField": StateField_cacd938270920683881fd7d0533cdb90,
  "/desk/planning/due-cell.tsx#DueCell": DueCell_ffb9138a3364f83410377a5611439830,
  "/desk/planning/due-field.tsx#DueField": DueField_d7c55faea139d8c7bb563a63a9592312,
  "/desk/planning/begin-story.tsx#BeginStory": BeginStory_c43df12398f6460905572a9ffbfc7b69,
  "/desk/page-address.tsx#PageAddress": PageAddress_86e858a0349f04f61aad1f46d7e14486,
  "/desk/tags/merged-notice.tsx#MergedNotice": MergedNotice_d143395e5be074326a46d0ffacdce07a,
  "/desk/tags/aliases-cell.tsx#AliasesCell": AliasesCell_2a88503646e26c24cef4188ad13ca90b,
  "/desk/tags/tag-actions.tsx#TagActions": TagActions_71b3203faa79760dda1bd1d67663f7e2,
  "/desk/tags/tag-links.tsx#TagLinks": TagLinks_8dfc964cec29a81af136ab99b55c5a6b,
  "/desk/new-password-link.tsx#NewPasswordLink": NewPasswordLink_dde17c82de156835da92c9112883da29,
  "/desk/invite-panel.tsx#InvitePanel": InvitePanel_9de4d4662ae7b2af4d96f0f4c2acff4b,
  "/desk/account-save-button.tsx#AccountSaveButton": AccountSaveButton_efab4f9bb0e992a91cf66ccbc02b5466,
  "/desk/icon.tsx#Icon": Icon_6b5fe15d130e4c0faf9c93338fb3ed87,
  "/desk/logo.tsx#Logo": Logo_4410568adc27c1c1ff40d76d8d19deaf,
  "/desk/search/search-link.tsx#SearchLink": SearchLink_91249d72a5fa8dd0a0576afb30248599,
  "/desk/calendar/calendar-link.tsx#CalendarLink": CalendarLink_0287d453bf0b6be9e34c855e9d61ddc0,
  "/desk/releases/releases-link.tsx#ReleasesLink": ReleasesLink_9694fe43b3bfd4c336c3d4cd813e2728,
  "/desk/history/history-link.tsx#HistoryLink": HistoryLink_568075a42df498250ed9889808a38cbc,
  "/desk/jobs/jobs-link.tsx#JobsLink": JobsLink_4bfb8eacfe80afc4d0afb14cd1853b5d,
  "/desk/outbox/outbox-link.tsx#OutboxLink": OutboxLink_2f63550d6ccdf9a237b29c67bea88b8d,
  "/desk/login-words.tsx#LoginWords": LoginWords_8ab8ec64997de1d8451aa98e3ca1fe88,
  "/desk/search/search-field.tsx#SearchField": SearchField_43d21dabb541fda27794e9ceb4aeb9f3,
  "/desk/palette/palette.tsx#Palette": Palette_cb5a658fefa8985c2f6f1e76d257d231,
  "/desk/dashboard.tsx#Dashboard": Dashboard_cf0da08996dc638b41e8790abfd9bdfc,
  "/desk/search/search-view.tsx#SearchView": SearchView_222bce6ac81644b724ec029ef2e60405,
  "/desk/history/history-view.tsx#HistoryView": HistoryView_7be21dfa5942482784ee4127b9f31eeb,
  "/desk/calendar/calendar-view.tsx#CalendarView": CalendarView_6bb9f6fa402ac79a859aa5ea23d52606,
  "/desk/releases/releases-view.tsx#ReleasesView": ReleasesView_059237af049877fc3c3da04c5314327b,
  "/desk/releases/release-view.tsx#ReleaseView": ReleaseView_c761f1953668b175278a59d777f4775a,
  "/desk/outbox/outbox-view.tsx#OutboxView": OutboxView_1c1441ad7f34bf854b106bc319f18840,
  "/desk/jobs/jobs-view.tsx#JobsView": JobsView_7c5805f39d8304744080bba5247494a9,
  "/desk/tags/duplicates-view.tsx#DuplicatesView": DuplicatesView_a382a289526611716468aeb044a1c130,
  "/desk/tags/merge-view.tsx#MergeView": MergeView_48bd0e64cf33ce7ef826e19ce639b619,
  "/desk/tags/split-view.tsx#SplitView": SplitView_26679d6a5d587604ca6a15561df5e90c,
  "/desk/tags/delete-view.tsx#DeleteView": DeleteView_c46680c272a33acb9fae4ab4fd05f5a3,
  "/desk/tags/record-view.tsx#RecordView": RecordView_af56045f50c19b227f0f4b8f1eba11be,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
