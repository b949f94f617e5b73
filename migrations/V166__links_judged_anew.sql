-- Up to which word of the brand on what makes another page its links are due anew (JudgeAnew); what was said before now was followed check by check.
alter table brand add column judged_anew_since timestamptz;
update brand set judged_anew_since = pages_apart_since;
