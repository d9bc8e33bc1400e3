"""Nothing is raised here: what goes wrong is `health_content.problems`'s."""
