-- What the law of a country wants of a mail to somebody there; admins change it. Sources stand in campaign.law.Strictness.
alter table brand
    add column legal_name text not null default '',            -- who writes, as the law names them; blank: the brand's name
    add column source_sentence text not null default 'You get this because your address stands for {site}.';

create table country_law (
    country      text primary key,                             -- ISO 3166-1 alpha-2
    strictness   text not null,                                -- NOTICE, SOURCE, BASIS, CONSENT
    asks_consent boolean not null default false,               -- its law asks for consent before advertising: said at the gate
    law          text not null default '',
    changed_by   bigint references app_user,
    changed_at   timestamptz
);
insert into country_law (country, strictness, asks_consent, law) values
    ('US', 'NOTICE', false, 'CAN-SPAM Act, 15 U.S.C. 7704'),
    ('IN', 'NOTICE', false, 'Information Technology Act; no rule of its own for mail'),
    ('PH', 'NOTICE', false, 'Data Privacy Act 2012'),
    ('MX', 'NOTICE', false, 'LFPDPPP'),
    ('BR', 'SOURCE', false, 'LGPD art. 9'),
    ('ZA', 'SOURCE', true, 'POPIA s. 69'),
    ('IL', 'SOURCE', true, 'Communications Law s. 30A'),
    ('SG', 'SOURCE', false, 'Spam Control Act 2007, PDPA'),
    ('JP', 'SOURCE', true, 'Act on Regulation of Transmission of Specified Electronic Mail art. 3'),
    ('KR', 'SOURCE', true, 'Network Act art. 50'),
    ('AU', 'SOURCE', true, 'Spam Act 2003 s. 16'),
    ('NZ', 'SOURCE', true, 'Unsolicited Electronic Messages Act 2007 s. 9'),
    ('CA', 'SOURCE', true, 'CASL s. 6'),
    ('GB', 'SOURCE', false, 'PECR reg. 22 (companies are free), UK GDPR art. 14'),
    ('IE', 'SOURCE', false, 'S.I. 336/2011 reg. 13, GDPR art. 14'),
    ('FR', 'SOURCE', false, 'CPCE L34-5, GDPR art. 14'),
    ('BE', 'SOURCE', false, 'CEL XII.13, GDPR art. 14'),
    ('LU', 'SOURCE', false, 'Law of 30 May 2005, GDPR art. 14'),
    ('PT', 'SOURCE', false, 'Law 41/2004 art. 13-A, GDPR art. 14'),
    ('SE', 'SOURCE', false, 'Marketing Act s. 19, GDPR art. 14'),
    ('FI', 'SOURCE', false, 'Act 917/2014 s. 202, GDPR art. 14'),
    ('NO', 'SOURCE', false, 'Marketing Control Act s. 15, GDPR art. 14'),
    ('EE', 'SOURCE', false, 'Electronic Communications Act s. 103-1, GDPR art. 14'),
    ('LV', 'SOURCE', false, 'Information Society Services Law s. 9, GDPR art. 14'),
    ('HU', 'SOURCE', false, 'Act XLVIII of 2008 s. 6, GDPR art. 14'),
    ('SI', 'SOURCE', false, 'ZEKom-2, GDPR art. 14'),
    ('HR', 'SOURCE', false, 'Electronic Communications Act art. 50, GDPR art. 14'),
    ('CZ', 'SOURCE', true, 'Act 480/2004 s. 7, GDPR art. 14'),
    ('SK', 'SOURCE', true, 'Act 452/2021 s. 116, GDPR art. 14'),
    ('NL', 'SOURCE', true, 'Tw art. 11.7, GDPR art. 14'),
    ('DK', 'SOURCE', true, 'Marketing Practices Act s. 10, GDPR art. 14'),
    ('DE', 'SOURCE', true, 'UWG § 7(2), GDPR art. 14'),
    ('AT', 'SOURCE', true, 'TKG 2021 § 174, GDPR art. 14'),
    ('CH', 'SOURCE', true, 'UWG art. 3(1)(o), revDSG'),
    ('IT', 'SOURCE', true, 'Codice privacy art. 130, GDPR art. 14'),
    ('ES', 'SOURCE', true, 'LSSI art. 21, GDPR art. 14'),
    ('PL', 'SOURCE', true, 'PKE art. 398, GDPR art. 14'),
    ('GR', 'SOURCE', true, 'Law 3471/2006 art. 11, GDPR art. 14'),
    ('RO', 'SOURCE', true, 'Law 506/2004 art. 12, GDPR art. 14'),
    ('BG', 'SOURCE', true, 'Electronic Commerce Act art. 6, GDPR art. 14'),
    ('LT', 'SOURCE', true, 'Electronic Communications Act art. 81, GDPR art. 14'),
    ('CY', 'SOURCE', true, 'Law 112(I)/2004 s. 106, GDPR art. 14'),
    ('MT', 'SOURCE', true, 'S.L. 586.01, GDPR art. 14'),
    ('IS', 'SOURCE', true, 'Electronic Communications Act 70/2022 art. 94, GDPR art. 14'),
    ('LI', 'SOURCE', true, 'KomG, GDPR art. 14');
