package hudson.model;

/** A group that takes new items. */
public interface ModifiableItemGroup<T extends Item> extends ItemGroup<T> {}
