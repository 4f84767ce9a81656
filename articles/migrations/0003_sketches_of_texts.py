import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0002_unique_without_nulls'),
    ]

    operations = [
        migrations.CreateModel(
            name='SketchValue',
            fields=[
                ('pk', models.CompositePrimaryKey('value', 'article', blank=True, editable=False, primary_key=True, serialize=False)),
                ('value', models.BigIntegerField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
            ],
        ),
    ]
