-- How many tests of a mail somebody sent to themselves in the minute that began then.
create table own_test (
  user_id       bigint primary key references app_user (id) on delete cascade,
  minute_began  timestamptz not null,
  sent          int not null
);
