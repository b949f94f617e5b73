-- Which authority metric is believed first, and from where a figure is called good. Brand settings, on the weights page.
alter table brand
    add column authority_trust    text[] not null default '{DR,DA,AS,TF}',
    add column authority_good     numeric(5,2) not null default 50,
    add column authority_priority numeric(5,2) not null default 60,
    add column traffic_good       bigint not null default 5000;
