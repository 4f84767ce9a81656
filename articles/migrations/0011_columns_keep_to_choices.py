from django.db import migrations, models

from articles.migrations._offending import refuse_rows

CONSTRAINTS = [
    ('alias', models.CheckConstraint(condition=models.Q(('script__in', ['arabic', 'other']), ('origin__in', ['machine', 'reference', 'staff']), ('status__in', ['proposed', 'confirmed', 'rejected'])), name='alias_keeps_to_choices')),
    ('article', models.CheckConstraint(condition=models.Q(('headline_basis__in', ['', 'staff', 'given', 'metadata', 'explicit', 'url', 'relative', 'event']), ('byline_basis__in', ['', 'staff', 'given', 'metadata', 'explicit', 'url', 'relative', 'event']), ('source_basis__in', ['', 'staff', 'given', 'metadata', 'explicit', 'url', 'relative', 'event']), ('published_precision__in', ['', 'day', 'month', 'year']), ('published_basis__in', ['', 'staff', 'given', 'metadata', 'explicit', 'url', 'relative', 'event']), ('published_confidence__in', ['', 'high', 'medium', 'low']), ('status__in', ['draft', 'published', 'withheld'])), name='article_keeps_to_choices')),
    ('citation', models.CheckConstraint(condition=models.Q(('origin__in', ['machine', 'reference', 'staff'])), name='citation_keeps_to_choices')),
    ('conflict', models.CheckConstraint(condition=models.Q(('origin__in', ['machine', 'reference', 'staff'])), name='conflict_keeps_to_choices')),
    ('ingestnotice', models.CheckConstraint(condition=models.Q(('kind__in', ['refusal', 'warning'])), name='ingestnotice_keeps_to_choices')),
    ('linkedevent', models.CheckConstraint(condition=models.Q(('origin__in', ['machine', 'reference', 'staff'])), name='linkedevent_keeps_to_choices')),
    ('meeting', models.CheckConstraint(condition=models.Q(('kind__in', ['high-level round', 'technical', 'ministerial', 'summit', 'working group', 'congress', 'related']), ('date_precision__in', ['day', 'announced', 'inferred', 'reported', 'announced month'])), name='meeting_keeps_to_choices')),
    ('mention', models.CheckConstraint(condition=models.Q(('part__in', ['body', 'headline']), ('status__in', ['proposed', 'confirmed', 'rejected']), ('origin__in', ['machine', 'reference', 'staff']), ('role__in', ['', 'reported', 'mentioned'])), name='mention_keeps_to_choices')),
    ('nameproposal', models.CheckConstraint(condition=models.Q(('status__in', ['proposed', 'confirmed', 'rejected'])), name='nameproposal_keeps_to_choices')),
    ('namesighting', models.CheckConstraint(condition=models.Q(('part__in', ['body', 'headline'])), name='namesighting_keeps_to_choices')),
    ('participant', models.CheckConstraint(condition=models.Q(('kind__in', ['person', 'state', 'organisation', 'delegation', 'armed group']), ('side__in', ['', 'guarantor', 'government', 'opposition', 'un', 'host', 'observer', 'other'])), name='participant_keeps_to_choices')),
    ('participation', models.CheckConstraint(condition=models.Q(('capacity__in', ['host', 'guarantor', 'observer', 'head', 'attendee', 'group', 'present']), ('origin__in', ['machine', 'reference', 'staff'])), name='participation_keeps_to_choices')),
    ('role', models.CheckConstraint(condition=models.Q(('origin__in', ['machine', 'reference', 'staff'])), name='role_keeps_to_choices')),
    ('source', models.CheckConstraint(condition=models.Q(('kind__in', ['', 'aggregator', 'government', 'magazine', 'newspaper', 'party', 'person', 'portal', 'private agency', 'radio', 'state agency', 'think tank', 'tv'])), name='source_keeps_to_choices')),
    ('statement', models.CheckConstraint(condition=models.Q(('part__in', ['body', 'headline']), ('status__in', ['proposed', 'confirmed', 'rejected']), ('origin__in', ['machine', 'reference', 'staff']), ('kind__in', ['direct', 'indirect'])), name='statement_keeps_to_choices')),
    ('topicassignment', models.CheckConstraint(condition=models.Q(('status__in', ['proposed', 'confirmed', 'rejected']), ('origin__in', ['machine', 'reference', 'staff'])), name='topicassignment_keeps_to_choices')),
]


class Migration(migrations.Migration):
    dependencies = [
        ('articles', '0010_fewer_and_wider_indexes'),
    ]

    operations = [
        *(refuse_rows(model, constraint) for model, constraint in CONSTRAINTS),
        *(migrations.AddConstraint(model, constraint) for model, constraint in CONSTRAINTS),
    ]
