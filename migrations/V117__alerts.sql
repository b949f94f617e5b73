-- News about a link that a person should know: on the Today page until noted, in the mail digest, and to the brand's webhook.
create table link_alert (
    id           bigint generated always as identity primary key,
    brand_id     bigint not null references brand on delete cascade,
    backlink_id  bigint not null references backlink on delete cascade,
    kind         text not null check (kind in ('LOST', 'QUALIFIER_CHANGED', 'CAME_BACK', 'PROMISE_OVERDUE')),
    words        text not null,
    promised_for date,                                     -- PROMISE_OVERDUE: the day that passed
    at           timestamptz not null,
    noted_at     timestamptz,
    noted_by     bigint references app_user (id)
);
-- the Today page
create index link_alert_open on link_alert (brand_id, kind, id desc) where noted_at is null;
-- the API's list, and what is new since the last digest
create index link_alert_of_brand on link_alert (brand_id, id desc);
create index link_alert_of_backlink on link_alert (backlink_id);
-- a promise is overdue once
create unique index link_alert_overdue on link_alert (backlink_id, promised_for) where kind = 'PROMISE_OVERDUE';
-- RaiseAlerts: promises whose day has passed
create index backlink_promised_for on backlink (promised_for) where state = 'PROMISED' and promised_for is not null;

-- Where a brand's alerts are posted to.
create table webhook (
    id            bigint generated always as identity primary key,
    brand_id      bigint not null unique references brand on delete cascade,
    url           text not null,
    sealed_secret text not null,                           -- encrypted, see system.Secrets
    created_by    bigint references app_user (id),
    created_at    timestamptz not null,
    paused_at     timestamptz
);

-- One notice to one webhook, with its fate. The body is written once; every try sends the same.
create table webhook_delivery (
    id            bigint generated always as identity primary key,
    webhook_id    bigint not null references webhook on delete cascade,
    alert_id      bigint references link_alert on delete set null,
    public_id     uuid not null unique,
    event         text not null,                           -- link.lost, link.qualifier_changed, link.came_back, promise.overdue, test
    body          text not null,
    created_at    timestamptz not null,
    tries         int not null default 0,
    last_tried_at timestamptz,
    last_status   int not null default 0,                  -- 0: no answer
    last_answer   text,                                    -- what came of the last try, in words
    delivered_at  timestamptz,
    given_up_at   timestamptz,
    next_try_at   timestamptz,
    claimed_until timestamptz,
    unique (webhook_id, alert_id)
);
-- DeliverWebhooks: what is due
create index webhook_delivery_due on webhook_delivery (next_try_at) where next_try_at is not null;
-- the log
create index webhook_delivery_log on webhook_delivery (webhook_id, id desc);

-- Who wants the mail digest, and when their next one is due.
create table digest (
    user_id       bigint primary key references app_user (id) on delete cascade,
    at_hour       int not null check (at_hour between 0 and 23),  -- on the person's own clock
    next_at       timestamptz not null,
    from_alert_id bigint not null                          -- news up to this one was before the wish
);
create index digest_due on digest (next_at);

-- One row a person and day, written before the mail leaves: a second one cannot.
create table digest_mail (
    user_id    bigint not null references app_user (id) on delete cascade,
    day        date not null,
    claimed_at timestamptz not null,
    alerts     int not null default 0,
    sent_at    timestamptz,
    outcome    text not null,                              -- in words
    primary key (user_id, day)
);

-- What a digest that is known to have left has told; by row and not by the newest id, because ids become visible out of order.
create table digest_alert (
    user_id  bigint not null references app_user (id) on delete cascade,
    alert_id bigint not null references link_alert on delete cascade,
    primary key (user_id, alert_id)
);
