from django.db import migrations, models

REWRITTEN = ('article', 'mention', 'namesighting', 'statement', 'topicassignment')
"""Tables of which every article has rows: SQLite has to write them anew. In the others the rule says the same as it
did, and the few rows they get cost no time to speak of."""
CONSTRAINTS = [
    ('alias', models.CheckConstraint(condition=models.Q(models.Q(('script', 'arabic'), ('script', 'other'), _connector='OR'), models.Q(('origin', 'machine'), ('origin', 'reference'), ('origin', 'staff'), _connector='OR'), models.Q(('status', 'proposed'), ('status', 'confirmed'), ('status', 'rejected'), _connector='OR')), name='alias_keeps_to_choices')),
    ('article', models.CheckConstraint(condition=models.Q(models.Q(('headline_basis', ''), ('headline_basis', 'staff'), ('headline_basis', 'given'), ('headline_basis', 'metadata'), ('headline_basis', 'explicit'), ('headline_basis', 'url'), ('headline_basis', 'relative'), ('headline_basis', 'event'), _connector='OR'), models.Q(('byline_basis', ''), ('byline_basis', 'staff'), ('byline_basis', 'given'), ('byline_basis', 'metadata'), ('byline_basis', 'explicit'), ('byline_basis', 'url'), ('byline_basis', 'relative'), ('byline_basis', 'event'), _connector='OR'), models.Q(('source_basis', ''), ('source_basis', 'staff'), ('source_basis', 'given'), ('source_basis', 'metadata'), ('source_basis', 'explicit'), ('source_basis', 'url'), ('source_basis', 'relative'), ('source_basis', 'event'), _connector='OR'), models.Q(('published_precision', ''), ('published_precision', 'day'), ('published_precision', 'month'), ('published_precision', 'year'), _connector='OR'), models.Q(('published_basis', ''), ('published_basis', 'staff'), ('published_basis', 'given'), ('published_basis', 'metadata'), ('published_basis', 'explicit'), ('published_basis', 'url'), ('published_basis', 'relative'), ('published_basis', 'event'), _connector='OR'), models.Q(('published_confidence', ''), ('published_confidence', 'high'), ('published_confidence', 'medium'), ('published_confidence', 'low'), _connector='OR'), models.Q(('status', 'draft'), ('status', 'published'), ('status', 'withheld'), _connector='OR')), name='article_keeps_to_choices')),
    ('citation', models.CheckConstraint(condition=models.Q(('origin', 'machine'), ('origin', 'reference'), ('origin', 'staff'), _connector='OR'), name='citation_keeps_to_choices')),
    ('conflict', models.CheckConstraint(condition=models.Q(('origin', 'machine'), ('origin', 'reference'), ('origin', 'staff'), _connector='OR'), name='conflict_keeps_to_choices')),
    ('ingestnotice', models.CheckConstraint(condition=models.Q(('kind', 'refusal'), ('kind', 'warning'), _connector='OR'), name='ingestnotice_keeps_to_choices')),
    ('linkedevent', models.CheckConstraint(condition=models.Q(('origin', 'machine'), ('origin', 'reference'), ('origin', 'staff'), _connector='OR'), name='linkedevent_keeps_to_choices')),
    ('meeting', models.CheckConstraint(condition=models.Q(models.Q(('kind', 'high-level round'), ('kind', 'technical'), ('kind', 'ministerial'), ('kind', 'summit'), ('kind', 'working group'), ('kind', 'congress'), ('kind', 'related'), _connector='OR'), models.Q(('date_precision', 'day'), ('date_precision', 'announced'), ('date_precision', 'inferred'), ('date_precision', 'reported'), ('date_precision', 'announced month'), _connector='OR')), name='meeting_keeps_to_choices')),
    ('mention', models.CheckConstraint(condition=models.Q(models.Q(('part', 'body'), ('part', 'headline'), _connector='OR'), models.Q(('status', 'proposed'), ('status', 'confirmed'), ('status', 'rejected'), _connector='OR'), models.Q(('origin', 'machine'), ('origin', 'reference'), ('origin', 'staff'), _connector='OR'), models.Q(('role', ''), ('role', 'reported'), ('role', 'mentioned'), _connector='OR')), name='mention_keeps_to_choices')),
    ('nameproposal', models.CheckConstraint(condition=models.Q(('status', 'proposed'), ('status', 'confirmed'), ('status', 'rejected'), _connector='OR'), name='nameproposal_keeps_to_choices')),
    ('namesighting', models.CheckConstraint(condition=models.Q(('part', 'body'), ('part', 'headline'), _connector='OR'), name='namesighting_keeps_to_choices')),
    ('participant', models.CheckConstraint(condition=models.Q(models.Q(('kind', 'person'), ('kind', 'state'), ('kind', 'organisation'), ('kind', 'delegation'), ('kind', 'armed group'), _connector='OR'), models.Q(('side', ''), ('side', 'guarantor'), ('side', 'government'), ('side', 'opposition'), ('side', 'un'), ('side', 'host'), ('side', 'observer'), ('side', 'other'), _connector='OR')), name='participant_keeps_to_choices')),
    ('participation', models.CheckConstraint(condition=models.Q(models.Q(('capacity', 'host'), ('capacity', 'guarantor'), ('capacity', 'observer'), ('capacity', 'head'), ('capacity', 'attendee'), ('capacity', 'group'), ('capacity', 'present'), _connector='OR'), models.Q(('origin', 'machine'), ('origin', 'reference'), ('origin', 'staff'), _connector='OR')), name='participation_keeps_to_choices')),
    ('role', models.CheckConstraint(condition=models.Q(('origin', 'machine'), ('origin', 'reference'), ('origin', 'staff'), _connector='OR'), name='role_keeps_to_choices')),
    ('source', models.CheckConstraint(condition=models.Q(('kind', ''), ('kind', 'aggregator'), ('kind', 'government'), ('kind', 'magazine'), ('kind', 'newspaper'), ('kind', 'party'), ('kind', 'person'), ('kind', 'portal'), ('kind', 'private agency'), ('kind', 'radio'), ('kind', 'state agency'), ('kind', 'think tank'), ('kind', 'tv'), _connector='OR'), name='source_keeps_to_choices')),
    ('statement', models.CheckConstraint(condition=models.Q(models.Q(('part', 'body'), ('part', 'headline'), _connector='OR'), models.Q(('status', 'proposed'), ('status', 'confirmed'), ('status', 'rejected'), _connector='OR'), models.Q(('origin', 'machine'), ('origin', 'reference'), ('origin', 'staff'), _connector='OR'), models.Q(('kind', 'direct'), ('kind', 'indirect'), _connector='OR')), name='statement_keeps_to_choices')),
    ('topicassignment', models.CheckConstraint(condition=models.Q(models.Q(('status', 'proposed'), ('status', 'confirmed'), ('status', 'rejected'), _connector='OR'), models.Q(('origin', 'machine'), ('origin', 'reference'), ('origin', 'staff'), _connector='OR')), name='topicassignment_keeps_to_choices')),
]


def replaced(model, constraint):
    operations = [migrations.RemoveConstraint(model, constraint.name), migrations.AddConstraint(model, constraint)]
    return operations if model in REWRITTEN else [migrations.SeparateDatabaseAndState(state_operations=operations)]


class Migration(migrations.Migration):
    dependencies = [
        ('articles', '0012_addresses_of_originals'),
    ]

    operations = [step for model, constraint in CONSTRAINTS for step in replaced(model, constraint)]
