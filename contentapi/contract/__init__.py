"""The contract as product: the OpenAPI document finished, its examples, and the guide."""
