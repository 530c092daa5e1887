"""Whose administrators manage an account, and that a password given by them has to be changed."""

from django.db import migrations, models


def from_posts(apps, editor):
    User = apps.get_model("people", "User")
    for user in User.objects.filter(region="").prefetch_related("posts"):
        first = min(user.posts.all(), key=lambda post: post.pk, default=None)
        if first is not None:
            User.objects.filter(pk=user.pk).update(region=first.region)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_audit_only_grows")]
    operations = [
        migrations.AlterModelOptions(name="user", options={"verbose_name": "用户", "verbose_name_plural": "users"}),
        migrations.AlterModelManagers(name="user", managers=[]),
        migrations.AddField(
            model_name="user", name="password_due", field=models.BooleanField(default=False, verbose_name="须改口令")
        ),
        migrations.AddField(
            model_name="user",
            name="region",
            field=models.CharField(blank=True, db_index=True, max_length=6, verbose_name="地区"),
        ),
        migrations.RunPython(from_posts, migrations.RunPython.noop),
    ]
