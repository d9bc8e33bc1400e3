"""The routes of the front door, under `/`."""

from django.urls import path

from articles.public.pages import views

urlpatterns = [
    path("", views.front_door, name="front-door"),
    path("llms.txt", views.for_assistants, name="llms"),
]
