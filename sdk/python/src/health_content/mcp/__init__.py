"""The content as tools for an assistant (Model Context Protocol): `python -m health_content.mcp --site …`, over stdio.

Needs the extra: `pip install health-content-client[mcp]`.
"""
