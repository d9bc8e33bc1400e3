from django.apps import AppConfig


class TestimonialsConfig(AppConfig):
    name = "testimonials"
    verbose_name = "Stories"
    default_auto_field = "django.db.models.BigAutoField"
