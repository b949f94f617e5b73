-- What a person wrote about a prospect for the mails to come, by merge field: recent work, gap, offer. A note of one enrollment stands above it.
create table prospect_words (
  prospect_id  bigint not null references prospect on delete cascade,
  field        text not null,
  text         text not null check (text <> ''),
  written_by   bigint references app_user,
  written_at   timestamptz not null,
  primary key (prospect_id, field)
);
