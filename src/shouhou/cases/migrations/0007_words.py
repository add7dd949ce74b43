import django.contrib.postgres.indexes
from django.db import migrations, models

PAIRS = """
CREATE FUNCTION case_pairs(words text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 500 AS $$
DECLARE
    found text[] := '{}';
BEGIN
    FOR place IN 1 .. length(words) LOOP
        found := array_append(found, substr(words, place, 1));
        found := array_append(found, substr(words, place, 2));
    END LOOP;
    RETURN found;
END
$$
"""


class Migration(migrations.Migration):
    """Cases are found by what their requirement says: an index of its characters and their pairs."""

    dependencies = [("cases", "0006_desk")]
    operations = [
        migrations.RunSQL(PAIRS, "DROP FUNCTION case_pairs(text)"),
        migrations.AddIndex(
            model_name="case",
            index=django.contrib.postgres.indexes.GinIndex(
                models.Func(models.F("summary"), function="case_pairs"), fastupdate=False, name="case_words"
            ),
        ),
    ]
